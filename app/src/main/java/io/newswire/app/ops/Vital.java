package io.newswire.app.ops;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part whose health is watched. Both answers are given at once, or within seconds.
 *
 * @param name what people call it, e.g. {@code streams}
 * @param failure why it will not work again before the process is started anew; empty while it may
 * @param waitingFor what keeps it from doing its work now; empty while it does
 */
public record Vital(
    String name, Supplier<Optional<String>> failure, Supplier<Optional<String>> waitingFor) {}
