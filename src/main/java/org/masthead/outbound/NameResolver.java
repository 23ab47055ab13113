package org.masthead.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the addresses of a host. */
@FunctionalInterface
interface NameResolver {

    /**
     * The addresses of a name, or of an address in whichever spelling; may take long.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
