package hcchat.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerAddressTest {
    private static final Set<String> OUR_PROXY = Set.of("10.0.0.1");

    @Test
    void the_addresses_of_one_ipv6_network_are_one_peer() {
        String one = PeerAddress.of("2001:db8:0:7::1", null, Set.of());
        assertThat(PeerAddress.of("2001:db8:0:7:ffff:1:2:3", null, Set.of())).isEqualTo(one);
        assertThat(PeerAddress.of("[2001:db8:0:7:0:0:0:9]", null, Set.of())).isEqualTo(one);
        assertThat(PeerAddress.of("2001:db8:0:8::1", null, Set.of())).isNotEqualTo(one);
    }

    @Test
    void an_ipv4_address_is_one_peer_however_it_is_written() {
        assertThat(PeerAddress.of("192.0.2.1", null, Set.of())).isEqualTo("192.0.2.1");
        assertThat(PeerAddress.of("::ffff:192.0.2.1", null, Set.of())).isEqualTo("192.0.2.1");
    }

    @Test
    void what_a_stranger_says_of_its_address_is_not_believed() {
        assertThat(PeerAddress.of("192.0.2.1", "198.51.100.9", OUR_PROXY)).isEqualTo("192.0.2.1");
    }

    @Test
    void of_a_proxy_only_its_own_entry_is_believed() {
        assertThat(PeerAddress.of("10.0.0.1", "203.0.113.66, 198.51.100.9", OUR_PROXY))
                .isEqualTo("198.51.100.9");
        assertThat(PeerAddress.of("10.0.0.1", null, OUR_PROXY)).isEqualTo("10.0.0.1");
    }
}
