package org.masthead.http.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.masthead.net.AddressRange;

/** Tells clients apart by their addresses: a network of IPv6 has 2⁶⁴ of them, and is one client (RFC 4291 §2.5.4). */
public final class ClientKey {

    private static final int NETWORK_BYTES = 8;

    private ClientKey() {}

    /** What an address counts as. */
    public static String of(String address) {
        Optional<InetAddress> known = AddressRange.address(address);
        return known.filter(Inet6Address.class::isInstance)
                .map(ipv6 -> HexFormat.of().formatHex(Arrays.copyOf(ipv6.getAddress(), NETWORK_BYTES)))
                .orElse(address);
    }
}
