package io.newswire.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void saysWhoHasAFolderThatIsInUse() {
    // given
    try (DataFolder first = DataFolder.open(folder)) {

      // when
      Throwable refused = catchThrowable(() -> DataFolder.open(first.root()));

      // then
      assertThat(refused)
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
  }

  @Test
  void givesAFolderBack() {
    // given
    DataFolder.open(folder).close();

    // when
    Throwable refused = catchThrowable(() -> DataFolder.open(folder).close());

    // then
    assertThat(refused).isNull();
  }

  @Test
  void namesTheFolderItCannotCreate() throws Exception {
    // given
    Path file = Files.createFile(folder.resolve("file"));

    // when
    Throwable refused = catchThrowable(() -> DataFolder.open(file.resolve("data")));

    // then
    assertThat(refused).isInstanceOf(EmbeddedException.class).hasMessageContaining("file/data");
  }
}
