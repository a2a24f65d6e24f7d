package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

  @ParameterizedTest
  @CsvSource({
    // Tripoli to Misrata is some 187 km, Paris to London some 344 km.
    "32.8872, 13.1913, 190, 32.3754, 15.0925, true",
    "32.8872, 13.1913, 180, 32.3754, 15.0925, false",
    "48.8566, 2.3522, 350, 51.5074, -0.1278, true",
    "48.8566, 2.3522, 340, 51.5074, -0.1278, false",
    // Across the 180th meridian, and over the pole.
    "0, 179.9, 30, 0, -179.9, true",
    "89.9, 0, 30, 89.9, 180, true",
    "10, 10, 0, 10, 10, true",
    "10, 10, 5000, NaN, NaN, false",
  })
  void measuresAlongTheSurface(
      double latitude, double longitude, double km, double lat, double lon, boolean inside) {
    Area near = new Area.Near(latitude, longitude, km);

    boolean contains = near.contains(lat, lon);

    assertThat(contains).isEqualTo(inside);
  }

  @Test
  void aBoxHasItsBorders() {
    Area box = new Area.Box(30, 10, 34, 15);

    boolean corner = box.contains(34, 15);

    assertThat(corner).isTrue();
    assertThat(box.contains(34.01, 15)).isFalse();
    assertThat(box.contains(Double.NaN, Double.NaN)).isFalse();
  }

  @Test
  void aBoxMayCrossThe180thMeridian() {
    Area fiji = new Area.Box(-20, 176, -15, -178);

    boolean east = fiji.contains(-17, -179);

    assertThat(east).isTrue();
    assertThat(fiji.contains(-17, 177)).isTrue();
    assertThat(fiji.contains(-17, 0)).isFalse();
  }
}
