package org.masthead.net;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param first the lowest of them
 * @param length how many bits are the same
 */
public record AddressRange(InetAddress first, int length) {

    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = BYTE + "(?:\\." + BYTE + "){3}";
    // Of these characters, one a colon, the JDK takes nothing for a name to look up.
    private static final String IPV6 = "[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*";
    private static final Pattern RANGE = Pattern.compile("(" + IPV4 + "|" + IPV6 + ")/(0|[1-9][0-9]{0,2})");
    private static final Pattern ADDRESS =
            Pattern.compile("\\[?(" + IPV4 + "|" + IPV6 + ")(?:%[0-9A-Za-z]{1,32})?]?(?::[0-9]{1,5})?");
    private static final int MAPPED_BITS = 96;

    /**
     * Reads {@code address/length}, the address without bits behind the length. IPv4 addresses in IPv6 clothes are taken
     * as what they are.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static AddressRange parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not an address, a slash and a length, such as 10.0.0.0/8");
        }
        InetAddress first = literal(matcher.group(1));
        int length = Integer.parseInt(matcher.group(2));
        int bits = first.getAddress().length * Byte.SIZE;
        if (bits == Integer.SIZE && matcher.group(1).contains(":")) {
            length -= MAPPED_BITS;
        }
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("has a length that such an address cannot have");
        }
        if (!first.equals(masked(first, length))) {
            throw new IllegalArgumentException("has an address that goes on behind its length; the range begins at "
                    + masked(first, length).getHostAddress());
        }
        return new AddressRange(first, length);
    }

    /**
     * The ranges that a setting names.
     *
     * @param key its key, for the refusal
     * @throws ConfigurationException if one of them cannot be read
     */
    public static List<AddressRange> configured(String key, List<String> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            try {
                ranges.add(parse(text.strip()));
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException("%s: \"%s\" %s".formatted(key, text, e.getMessage()), e);
            }
        }
        return ranges;
    }

    /** Whether an address is in one of these ranges. */
    public static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** The address that a text is; a name is none; brackets, a zone and a port are left out. */
    public static Optional<InetAddress> address(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(plain(literal(matcher.group(1)).getAddress()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("has no address", e);
        }
    }

    private static InetAddress masked(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >>> bit % Byte.SIZE);
        }
        return plain(bytes);
    }

    /** The address of these bytes; an IPv4 address when they are one mapped into IPv6 (RFC 4291 §2.5.5.2). */
    static InetAddress plain(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("neither 4 nor 16 bytes: " + bytes.length, e);
        }
    }

    /** Whether an address is one of these. */
    public boolean contains(InetAddress address) {
        byte[] plain = plain(address.getAddress()).getAddress();
        return plain.length == first.getAddress().length
                && Arrays.equals(masked(plain(plain), length).getAddress(), first.getAddress());
    }
}
