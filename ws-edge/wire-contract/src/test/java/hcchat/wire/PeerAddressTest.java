package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerAddressTest {
    private static final Set<String> OUR_PROXY = Set.of("10.0.0.1");

    @Test
    void the_addresses_of_one_ipv6_network_are_one_peer() {
        String one = PeerAddress.of("2001:db8:0:7::1", List.of(), Set.of());
        assertThat(PeerAddress.of("2001:db8:0:7:ffff:1:2:3", List.of(), Set.of()))
                .isEqualTo(one);
        assertThat(PeerAddress.of("[2001:db8:0:7:0:0:0:9]", List.of(), Set.of()))
                .isEqualTo(one);
        assertThat(PeerAddress.of("2001:db8:0:8::1", List.of(), Set.of())).isNotEqualTo(one);
    }

    @Test
    void an_ipv4_address_is_one_peer_however_it_is_written() {
        assertThat(PeerAddress.of("192.0.2.1", List.of(), Set.of())).isEqualTo("192.0.2.1");
        assertThat(PeerAddress.of("::ffff:192.0.2.1", List.of(), Set.of())).isEqualTo("192.0.2.1");
    }

    @Test
    void what_a_stranger_says_of_its_address_is_not_believed() {
        assertThat(PeerAddress.of("192.0.2.1", List.of("198.51.100.9"), OUR_PROXY))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void of_a_proxy_only_its_own_entry_is_believed() {
        assertThat(PeerAddress.of("10.0.0.1", List.of("203.0.113.66, 198.51.100.9"), OUR_PROXY))
                .isEqualTo("198.51.100.9");
        assertThat(PeerAddress.of("10.0.0.1", List.of(), OUR_PROXY)).isEqualTo("10.0.0.1");
    }

    @Test
    void a_header_of_its_own_is_believed_no_more_than_an_entry() {
        assertThat(PeerAddress.of("10.0.0.1", List.of("203.0.113.66", "198.51.100.9"), OUR_PROXY))
                .isEqualTo("198.51.100.9");
    }

    @Test
    void proxies_behind_each_other_are_looked_through() {
        Set<String> both = Set.of("10.0.0.1", "10.0.0.2");
        List<String> said = List.of("203.0.113.66, 198.51.100.9, 10.0.0.2");

        assertThat(PeerAddress.of("10.0.0.1", said, both)).isEqualTo("198.51.100.9");
        assertThat(PeerAddress.of("10.0.0.1", said, OUR_PROXY)).isEqualTo("10.0.0.2");
        assertThat(PeerAddress.of("10.0.0.1", List.of("10.0.0.2"), both)).isEqualTo("10.0.0.2");
    }
}
