package io.newswire.producer.poll;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a site lets programs do. */
interface Permission {

  /** A site that lets programs do everything. */
  Permission ALL = (url, allowPrivate) -> new Answer(Optional.empty(), Duration.ZERO);

  /**
   * Whether an address may be asked. May ask the site first, and so block.
   *
   * @param allowPrivate whether the site may be at an address inside
   */
  Answer ask(URI url, boolean allowPrivate);

  /**
   * A site's answer.
   *
   * @param refusal why the address may not be asked, empty when it may
   * @param delay how long the site wants to be left alone between two requests
   */
  record Answer(Optional<Fetched.Failed> refusal, Duration delay) {}
}
