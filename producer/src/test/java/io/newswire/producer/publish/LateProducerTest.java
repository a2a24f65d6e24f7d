package io.newswire.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class LateProducerTest {

  private final KafkaException noAddress =
      new KafkaException(
          "Failed to construct kafka producer",
          new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));

  @Test
  void waitsForTheBrokersNameToHaveAnAddress() {
    var producer = new MockProducer<String, byte[]>();
    Deque<Object> tries = new ArrayDeque<>(List.of(noAddress, noAddress, producer));
    var late = new LateProducer(maker(tries));

    Producer<String, byte[]> made = late.get();

    assertThat(made).isSameAs(producer);
  }

  @Test
  void wrongSettingsFailAtOnce() {
    var wrong = new KafkaException("no such security protocol");

    assertThatThrownBy(() -> new LateProducer(maker(new ArrayDeque<>(List.of(wrong)))))
        .isSameAs(wrong);
  }

  private static Supplier<Producer<String, byte[]>> maker(Deque<Object> tries) {
    return () -> {
      Object next = tries.remove();
      if (next instanceof KafkaException failure) {
        throw failure;
      }
      @SuppressWarnings("unchecked")
      var producer = (Producer<String, byte[]>) next;
      return producer;
    };
  }
}
