package io.newswire.streams.tag.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedInputTest {

  @Test
  void readsWhatWasWrittenAcrossItsBuffer() throws IOException {
    long[] longs = LongStream.range(-50_000, 50_000).map(i -> i * 0x9e3779b97f4a7c15L).toArray();
    int[] ints = IntStream.range(0, 100_001).toArray();

    try (PackedInput in = input(written(longs, ints))) {
      assertThat(in.bytes()).containsExactly(1, 2, 3);
      assertThat(in.longs()).isEqualTo(longs);
      assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
      assertThat(in.ints()).isEqualTo(ints);
      assertThat(in.shorts()).containsExactly(Short.MIN_VALUE, 7);
      assertThat(in.floats()).containsExactly(0.5f, -1e30f);
      assertThat(in.longs()).isEmpty();
    }
  }

  @Test
  void saysWhenWhatItReadsWasCutOff() throws IOException {
    byte[] whole = written(new long[] {1, 2, 3}, new int[] {4});
    byte[] cut = Arrays.copyOf(whole, 25);

    try (PackedInput in = input(cut)) {
      in.bytes();
      assertThatThrownBy(in::longs)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("a test");
    }
  }

  @Test
  void saysWhichPartTheBuildHasNotWritten() {
    assertThatThrownBy(() -> PackedInput.open("missing.bin"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing.bin");
  }

  @Test
  void keepsTextsOfAnyScriptAndThoseAddedLater() {
    Texts packed = Texts.of(List.of("Tripoli", "", "طرابلس", "𐎀"));

    Texts more = packed.with(List.of("Триполи"));

    assertThat(IntStream.range(0, more.size()).mapToObj(more::get))
        .containsExactly("Tripoli", "", "طرابلس", "𐎀", "Триполи");
    assertThat(packed.size()).isEqualTo(4);
  }

  private static byte[] written(long[] longs, int[] ints) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PackedOutput out = new PackedOutput(bytes)) {
      out.bytes(new byte[] {1, 2, 3});
      out.longs(longs);
      out.number(Long.MIN_VALUE);
      out.ints(ints);
      out.shorts(new short[] {Short.MIN_VALUE, 7});
      out.floats(new float[] {0.5f, -1e30f});
      out.longs(new long[0]);
    }
    return bytes.toByteArray();
  }

  private static PackedInput input(byte[] bytes) {
    return new PackedInput("a test", new ByteArrayInputStream(bytes));
  }
}
