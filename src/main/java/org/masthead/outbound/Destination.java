package org.masthead.outbound;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundException.Reason;

/**
 * Where a request goes: an address taken apart, with its host in the one spelling that is resolved, named to the server and
 * looked for in its certificate. Ports are free; what matters is whose they are.
 *
 * @param address in ASCII, with a path, without a fragment
 * @param host in lower case, without brackets and without a dot at its end
 * @param port never 0
 * @param secure whether it is https
 */
record Destination(URI address, String host, int port, boolean secure) {

    static final int MAX_LENGTH = 4096;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65535;

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]@]*]|[^:\\[\\]@]*)(?::([0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f.]*:[0-9a-f:.]*]");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final IDNA NAMES = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    /**
     * Takes an address apart.
     *
     * @throws OutboundException ADDRESS_REFUSED
     */
    static Destination of(URI address) throws OutboundException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("Only http and https addresses can be fetched.");
        }
        if (address.toString().length() > MAX_LENGTH) {
            throw refused("The address is longer than %d characters.".formatted(MAX_LENGTH));
        }
        String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw refused("The address has a user or a password in it.");
        }
        // By hand: URI tells no host of a name that is a number, has an underscore or is not ASCII.
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw noHost();
        }
        String host = host(parts.group(1));
        boolean secure = scheme.equals("https");
        int port = port(parts.group(2), secure);
        String origin = scheme + "://" + (port == standardPort(secure) ? host : host + ":" + port);
        return new Destination(URI.create(origin + target(address)), unbracketed(host), port, secure);
    }

    private static String host(String written) throws OutboundException {
        String host = ASCII.matcher(written).matches() ? written.toLowerCase(Locale.ROOT) : ascii(written);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (!NAME.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw noHost();
        }
        return host;
    }

    /** A name as the DNS has it (UTS #46). */
    private static String ascii(String name) throws OutboundException {
        IDNA.Info info = new IDNA.Info();
        String ascii = NAMES.nameToASCII(name, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw noHost();
        }
        return ascii;
    }

    private static int port(@Nullable String written, boolean secure) throws OutboundException {
        if (written == null || written.isEmpty()) {
            return standardPort(secure);
        }
        int port = Integer.parseInt(written);
        if (port == 0 || port > MAX_PORT) {
            throw refused("The address has a port that does not exist.");
        }
        return port;
    }

    private static int standardPort(boolean secure) {
        return secure ? HTTPS : HTTP;
    }

    private static String target(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String target = address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
        return URI.create("http://host" + target).toASCIIString().substring("http://host".length());
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** What is asked for there: path and query. */
    String target() {
        return target(address);
    }

    /** The host as a {@code Host} header names it, with a port that is not the scheme's own. */
    String authority() {
        return address.getRawAuthority();
    }

    /**
     * Where an answer from here sends to.
     *
     * @param location of the {@code Location} header: an address, or one relative to this (RFC 9110 §10.2.2)
     * @throws OutboundException BROKEN_ANSWER, or ADDRESS_REFUSED
     */
    Destination redirected(String location) throws OutboundException {
        try {
            URI reference = new URI(location.strip().replace(" ", "%20"));
            // The JDK takes a lone query for one of the folder (RFC 2396); since RFC 3986 it is one of the same path.
            boolean loneQuery = reference.getScheme() == null
                    && reference.getRawAuthority() == null
                    && reference.getRawPath().isEmpty()
                    && reference.getRawQuery() != null;
            String origin = address.getScheme() + "://" + authority();
            return of(loneQuery ? new URI(origin + address.getRawPath() + reference) : address.resolve(reference));
        } catch (URISyntaxException e) {
            throw new OutboundException(Reason.BROKEN_ANSWER, "%s redirects to what is no address.".formatted(host), e);
        }
    }

    private static OutboundException noHost() {
        return refused("The address has no host that can be asked.");
    }

    private static OutboundException refused(String message) {
        return new OutboundException(Reason.ADDRESS_REFUSED, message);
    }
}
