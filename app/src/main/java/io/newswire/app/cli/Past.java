package io.newswire.app.cli;

import io.newswire.app.rules.PastArticles;

/** Which articles of the past a command means. */
final class Past {

  private Past() {}

  /**
   * Those of the database or the cluster that is named, else those stored by the {@code newswire
   * up} that runs on the data folder.
   */
  static PastArticles articles(ClusterOptions cluster, DatabaseOptions database) {
    if (database.named()) {
      return PastArticles.in(database.database());
    }
    return cluster.named()
        ? PastArticles.on(cluster.kafka())
        : cluster
            .running()
            .map(running -> PastArticles.in(running.database()))
            .orElseGet(() -> PastArticles.on(cluster.kafka()));
  }
}
