package io.newswire.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class KeySetTest {

  @RepeatedTest(5)
  void holdsWhatASetHolds(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    KeySet keys = new KeySet();
    Set<Long> expected = new HashSet<>();

    for (int i = 0; i < 50_000; i++) {
      // Few upper bits, so that keys collide, and 0 among them.
      long key = ((long) random.nextInt(200) << 56) + random.nextInt(30);
      if (random.nextInt(3) == 0) {
        keys.remove(key);
        expected.remove(key);
      } else {
        keys.add(key);
        expected.add(key);
      }
    }

    for (long upper = 0; upper < 200; upper++) {
      for (int lower = 2; lower < 30; lower++) {
        long key = (upper << 56) + lower;
        assertThat(keys.contains(key)).isEqualTo(expected.contains(key));
      }
    }
  }
}
