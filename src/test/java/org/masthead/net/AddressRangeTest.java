package org.masthead.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:4711, 192.0.2.7",
        "2001:db8::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "[2001:db8::1]:4711, 2001:db8::1",
        "fe80::1%eth0, fe80::1",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void anAddressIsReadInAllItsSpellings(String text, String address) throws UnknownHostException {
        assertThat(AddressRange.address(text)).contains(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "localhost", "example.org", "1.2.3", "1.2.3.4.5", "01.2.3.4", "::1::", "%", "_x"})
    void aNameIsNone(String text) {
        assertThat(AddressRange.address(text)).isEmpty();
    }
}
