package org.masthead.access.oidc;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The service with an OpenID provider, at a free port where each test starts a {@link TestIssuer} of its own. */
public final class OidcOn implements QuarkusTestProfile {

    static final String AUDIENCE = "masthead";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "masthead.oidc.issuer", "http://127.0.0.1:" + freePort() + TestIssuer.PATH,
                "masthead.oidc.audience", AUDIENCE,
                "masthead.oidc.role-claim", "realm_access.roles",
                "masthead.oidc.roles.reader", "cms-reader",
                "masthead.oidc.roles.author", "cms-author",
                "masthead.oidc.roles.editor", "cms-editor,cms-chief",
                "masthead.oidc.roles.admin", "cms-admin");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
