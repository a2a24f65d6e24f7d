package io.newswire.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.newswire.streams.tag.Tagger;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long loading the whole lexicon takes in a JVM that was just started, and what it keeps. */
public final class LexiconLoading {

  private LexiconLoading() {}

  /** Prints one line. */
  public static void main(String[] arguments) {
    long started = System.nanoTime();
    Tagger tagger = Tagger.standard();
    long loaded = System.nanoTime();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf(
        "loaded in %d ms; CPU of the whole JVM so far %d ms; heap %d MB; lexicon %s%n",
        Duration.ofNanos(loaded - started).toMillis(),
        Duration.ofNanos(cpu).toMillis(),
        heap >> 20,
        tagger.lexicon().version());
  }
}
