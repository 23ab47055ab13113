package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.outbound.OutboundException.Reason;

/** Which destinations get through, by what their names resolve to. */
class AddressGuardTest {

    private static final AddressRules PUBLIC_ONLY = new AddressRules(List.of(), address -> false);

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letWaitingLookupsGo() {
        end.countDown();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private static Destination destination(String address) throws OutboundException {
        return Destination.of(URI.create(address));
    }

    private static OutboundException refusal(AddressGuard guard, String address, Deadline deadline)
            throws OutboundException {
        Destination destination = destination(address);
        return catchThrowableOfType(OutboundException.class, () -> guard.check(destination, deadline));
    }

    /** Through the resolver of the system: none of these is looked up in the DNS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0",
                "0x7f.1",
                "0x7f000001",
                "0x7f.0x0.0x0.0x1",
                "017700000001",
                "127.0.0.1:8080",
                "１２７.0.0.1",
                "①②⑦.0.0.1",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "ⓛocalhost",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "169.254.169.254",
                "[::ffff:a9fe:a9fe]"
            })
    void noSpellingOfAnInnerAddressGetsThrough(String host) throws OutboundException {
        AddressGuard guard = new AddressGuard(PUBLIC_ONLY, name -> List.of(InetAddress.getAllByName(name)));

        OutboundException refusal = refusal(guard, "http://" + host + "/", soon());

        // A few of these are no address to the JDK's resolver, and no name to any other.
        assertThat(refusal.reason()).isIn(Reason.ADDRESS_REFUSED, Reason.UNKNOWN_HOST);
    }

    @Test
    void aNameWithOneInnerAddressAmongPublicOnesIsRefused() throws OutboundException {
        AddressGuard guard = new AddressGuard(
                PUBLIC_ONLY, name -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.1.2.3")));

        OutboundException refusal = refusal(guard, "http://mixed.example/", soon());

        assertThat(refusal.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(refusal).hasMessage("mixed.example is not a public address.").hasNoCause();
    }

    @Test
    void aNameIsResolvedOnceAndItsAddressesAreHandedOn() throws OutboundException, UnknownHostException {
        AtomicInteger lookups = new AtomicInteger();
        List<InetAddress> answers = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("2606:4700::1"));
        AddressGuard guard = new AddressGuard(PUBLIC_ONLY, name -> {
            lookups.incrementAndGet();
            return answers;
        });

        List<InetAddress> addresses = guard.check(destination("http://public.example/"), soon());

        assertThat(addresses).isEqualTo(answers);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void aNameWithoutAddressesIsUnknown() throws OutboundException {
        AddressGuard guard = new AddressGuard(PUBLIC_ONLY, name -> {
            throw new UnknownHostException(name);
        });
        AddressGuard empty = new AddressGuard(PUBLIC_ONLY, name -> List.of());

        assertThat(refusal(guard, "http://none.example/", soon()).reason()).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(refusal(empty, "http://none.example/", soon()).reason()).isEqualTo(Reason.UNKNOWN_HOST);
    }

    @Test
    void aLookupThatNeverEndsIsATimeout() throws OutboundException {
        AddressGuard guard = new AddressGuard(PUBLIC_ONLY, name -> {
            waitUninterruptibly(end);
            return List.of();
        });

        OutboundException refusal = refusal(guard, "http://slow.example/", Deadline.in(Duration.ofMillis(50)));

        assertThat(refusal.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void manyLookupsThatNeverEndTakeABoundedNumberOfThreads() throws OutboundException {
        AtomicInteger started = new AtomicInteger();
        AddressGuard guard = new AddressGuard(PUBLIC_ONLY, name -> {
            started.incrementAndGet();
            waitUninterruptibly(end);
            return List.of();
        });

        for (int request = 0; request < 200; request++) {
            OutboundException refusal = refusal(guard, "http://slow.example/", Deadline.in(Duration.ofMillis(5)));
            assertThat(refusal.reason()).isEqualTo(Reason.TIMEOUT);
        }

        assertThat(started).hasValueLessThanOrEqualTo(8);
    }

    /** As a lookup of the system does, which no interrupt ends. */
    private static void waitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Goes on waiting.
            }
        }
    }
}
