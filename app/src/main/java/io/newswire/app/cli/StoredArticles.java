package io.newswire.app.cli;

import io.newswire.app.up.Running;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.consumer.store.Outage;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Mixin;

/** Options that say whose stored articles are meant. */
final class StoredArticles {

  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private DataOptions data = new DataOptions();

  /** What is done with the database. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T on(Database database) throws Exception;
  }

  /**
   * Does something with the database that is named, else with that of the {@code newswire up} that
   * runs on the data folder.
   */
  <T> T with(Work<T> work) throws Exception {
    DatabaseConfig config =
        database.named()
            ? database.database()
            : Running.on(data.folder())
                .map(Running::database)
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            "no newswire up runs on "
                                + data.folder()
                                + "; start one, or name a database with --jdbc-url"));
    try (Database opened = new Database(config)) {
      return work.on(opened);
    } catch (JdbiException e) {
      throw new CommandFailure(config + ": " + Outage.reason(e), e);
    }
  }
}
