package io.newswire.consumer.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicDnsTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "0.0.0.0, false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "::1, false",
    "fe80::1, false",
    "fd00::1, false",
    "::ffff:127.0.0.1, false",
    "93.184.215.14, true",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c, true"
  })
  void onlyAddressesOfTheInternetArePublic(String address, boolean expected) throws Exception {
    // when
    boolean isPublic = PublicDns.isPublic(InetAddress.getAllByName(address)[0]);

    // then
    assertThat(isPublic).isEqualTo(expected);
  }

  @Test
  void aNameWithOnePrivateAddressIsRefused() throws Exception {
    // given
    List<InetAddress> answer =
        List.of(InetAddress.getAllByName("93.184.215.14")[0], InetAddress.getLoopbackAddress());
    PublicDns dns = new PublicDns(host -> answer);

    // when
    assertThatThrownBy(() -> dns.lookup("rebind.example"))

        // then
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("rebind.example is a private address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "10.0.0.1"})
  void anAddressInTheUrlItselfIsRefused(String host) {
    // when
    assertThatThrownBy(() -> PublicDns.refusePrivateLiteral(host))

        // then
        .isInstanceOf(UnknownHostException.class);
  }
}
