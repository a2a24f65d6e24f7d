package io.newswire.streams.tag.place;

/**
 * How likely a place is meant when an article says its name and nothing else is known. The figure
 * is a logarithm to compare places of one name with; ten times the population counts {@value
 * #PER_TENFOLD}.
 */
final class Priors {

  static final float PER_TENFOLD = 0.8f;

  private Priors() {}

  static float of(String code, long population) {
    float size = PER_TENFOLD * (float) Math.log10(population + 200.0);
    return size + rank(code);
  }

  private static float rank(String code) {
    return switch (code) {
      case "PCLI", "PCLS", "PCLF", "PCLIX" -> 3f;
      case "PCLD", "PCL" -> 1.5f;
      case "CONT" -> 6f;
      case "ADM1" -> 0.2f;
      case "PPLC" -> 1.5f;
      case "PPLA" -> 0.8f;
      case "PPLA2" -> 0.3f;
      case "ADM2" -> -1.5f;
      case "PPLX" -> -0.8f;
      case "PPLL", "PPLF" -> -0.3f;
      case "PPL", "PPLA3", "PPLA4", "PPLA5", "PPLQ", "PPLS", "PPLG", "PPLH", "PPLW", "PPLR" -> 0f;
      case "STLMT", "MT" -> 0.5f;
      case "AIRP", "ISL" -> 2f;
      case "RGN", "TERR" -> 5f;
      default -> 3f;
    };
  }
}
