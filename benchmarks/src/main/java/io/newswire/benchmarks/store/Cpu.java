package io.newswire.benchmarks.store;

import java.time.Duration;

/**
 * Processor time used since the start.
 *
 * @param java by this process: broker, consumer and writer
 * @param postgres by the server, but for connections that were closed meanwhile
 */
record Cpu(Duration java, Duration postgres) {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Now.
   *
   * @param server process id of the server, which is no descendant of this process
   */
  static Cpu now(long server) {
    ProcessHandle postmaster = ProcessHandle.of(server).orElseThrow();
    return new Cpu(
        used(ProcessHandle.current()),
        postmaster.descendants().map(Cpu::used).reduce(used(postmaster), Duration::plus));
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  Cpu since(Cpu before) {
    return new Cpu(java.minus(before.java), postgres.minus(before.postgres));
  }

  void print(long events, double seconds) {
    System.out.printf(
        "processor time per event: %.0f us Java (broker, consumer, writer), %.0f us PostgreSQL;"
            + " %.2f of %d cores busy%n",
        java.toNanos() / NANOS_PER_MICRO / events,
        postgres.toNanos() / NANOS_PER_MICRO / events,
        java.plus(postgres).toNanos() / NANOS_PER_SECOND / seconds,
        Runtime.getRuntime().availableProcessors());
  }
}
