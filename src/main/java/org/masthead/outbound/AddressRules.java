package org.masthead.outbound;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.masthead.net.AddressRange;

/**
 * Which addresses may be reached: public ones that are not this machine's own, and what the operator allows. After the
 * registries of special-purpose addresses (RFC 6890), more careful where these leave a range reachable that no web server
 * is in.
 */
@Startup // so that a range that cannot be read stops the start
@Singleton
class AddressRules {

    private static final List<AddressRange> SPECIAL = ranges(
            "0.0.0.0/8", // this network, RFC 791
            "10.0.0.0/8", // private, RFC 1918
            "100.64.0.0/10", // shared by customers of a provider, RFC 6598
            "127.0.0.0/8", // loopback, RFC 1122
            "168.63.129.16/32", // public by its number, but each machine in Azure finds its host behind it
            "169.254.0.0/16", // link-local, RFC 3927; the metadata of clouds
            "172.16.0.0/12", // private, RFC 1918
            "192.0.0.0/24", // protocol assignments, RFC 6890
            "192.0.2.0/24", // documentation, RFC 5737
            "192.88.99.0/24", // relays of 6to4, RFC 7526
            "192.168.0.0/16", // private, RFC 1918
            "198.18.0.0/15", // benchmarks, RFC 2544
            "198.51.100.0/24", // documentation, RFC 5737
            "203.0.113.0/24", // documentation, RFC 5737
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4", // reserved, RFC 1112; broadcast, RFC 919
            "2001::/23", // protocol assignments, RFC 2928, with Teredo, which wraps IPv4
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, RFC 3056, which wraps IPv4
            "3fff::/20"); // documentation, RFC 9637

    // All other IPv6 is special: loopback, unique local, link-local, multicast, NAT64, the IPv4-compatible.
    private static final List<AddressRange> UNICAST = ranges("0.0.0.0/0", "2000::/3");

    private final List<AddressRange> allowed;
    private final Predicate<InetAddress> own;

    @Inject
    AddressRules(OutboundConfig config) {
        this(AddressRange.configured("masthead.outbound.allow", config.allow().orElse(List.of())), AddressRules::isOwn);
    }

    AddressRules(List<AddressRange> allowed, Predicate<InetAddress> own) {
        this.allowed = List.copyOf(allowed);
        this.own = own;
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Whether a connection to this address may be made. */
    boolean permit(InetAddress address) {
        return AddressRange.isIn(allowed, address)
                || (AddressRange.isIn(UNICAST, address) && !AddressRange.isIn(SPECIAL, address) && !own.test(address));
    }
}
