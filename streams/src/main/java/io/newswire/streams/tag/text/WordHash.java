package io.newswire.streams.tag.text;

/**
 * A 64-bit hash, built up character by character: FNV-1a over UTF-16 code units, finished with the
 * mixer of SplitMix64 (Steele, Lea, Flood 2014) so that all bits may be used.
 */
final class WordHash {

  static final long SEED = 0xcbf29ce484222325L;

  private WordHash() {}

  static long add(long hash, char c) {
    return (hash ^ c) * 0x100000001b3L;
  }

  static long finish(long hash) {
    long z = hash;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
