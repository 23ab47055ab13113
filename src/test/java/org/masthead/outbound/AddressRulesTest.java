package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.net.AddressRange;

/** Which addresses may be reached, without and with ranges that the operator allows. */
class AddressRulesTest {

    private static AddressRules allowing(String... ranges) {
        return new AddressRules(AddressRange.configured("masthead.outbound.allow", List.of(ranges)), address -> false);
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @Nested
    class WithoutARangeAllowed {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.0.0.0",
                    "0.255.255.255",
                    "10.0.0.0",
                    "10.255.255.255",
                    "100.64.0.0",
                    "100.127.255.255",
                    "127.0.0.1",
                    "127.255.255.254",
                    "168.63.129.16",
                    "169.254.0.1",
                    "169.254.169.254",
                    "172.16.0.0",
                    "172.31.255.255",
                    "192.0.0.8",
                    "192.0.0.192",
                    "192.0.2.1",
                    "192.88.99.1",
                    "192.168.0.0",
                    "192.168.255.255",
                    "198.18.0.0",
                    "198.19.255.255",
                    "198.51.100.7",
                    "203.0.113.255",
                    "224.0.0.1",
                    "239.255.255.255",
                    "240.0.0.1",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "::127.0.0.1",
                    "::8.8.8.8",
                    "::ffff:127.0.0.1",
                    "::ffff:7f00:1",
                    "::ffff:10.1.2.3",
                    "::ffff:0:127.0.0.1",
                    "64:ff9b::7f00:1",
                    "64:ff9b::808:808",
                    "64:ff9b:1::1",
                    "100::1",
                    "100:0:0:1::1",
                    "1fff:ffff::1",
                    "2001::1",
                    "2001:0:7f00:1::",
                    "2001:2::1",
                    "2001:10::1",
                    "2001:20::1",
                    "2001:db8::1",
                    "2002:7f00:1::1",
                    "3fff::1",
                    "3fff:fff:ffff::1",
                    "4000::1",
                    "5f00::1",
                    "fc00::1",
                    "fd00:ec2::254",
                    "fe80::1",
                    "fec0::1",
                    "ff02::1"
                })
        void aSpecialAddressIsRefused(String literal) throws UnknownHostException {
            AddressRules rules = allowing();

            boolean permitted = rules.permit(address(literal));

            assertThat(permitted).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.1.1.1",
                    "8.8.8.8",
                    "9.255.255.255",
                    "11.0.0.0",
                    "100.63.255.255",
                    "100.128.0.0",
                    "126.255.255.255",
                    "128.0.0.1",
                    "168.63.129.17",
                    "169.253.255.255",
                    "169.255.0.0",
                    "172.15.255.255",
                    "172.32.0.0",
                    "192.0.1.1",
                    "192.0.3.1",
                    "192.167.255.255",
                    "192.169.0.0",
                    "198.17.255.255",
                    "198.20.0.0",
                    "223.255.255.255",
                    "::ffff:8.8.8.8",
                    "2000::1",
                    "2001:200::1",
                    "2001:4860:4860::8888",
                    "2001:db7::1",
                    "2001:db9::1",
                    "2003::1",
                    "2606:4700::1111",
                    "3ffe::1",
                    "3fff:1000::1"
                })
        void aPublicAddressIsPermitted(String literal) throws UnknownHostException {
            AddressRules rules = allowing();

            boolean permitted = rules.permit(address(literal));

            assertThat(permitted).isTrue();
        }

        @Test
        void aPublicAddressOfThisMachineIsRefused() throws UnknownHostException {
            AddressRules rules = new AddressRules(List.of(), address -> true);

            boolean permitted = rules.permit(address("8.8.8.8"));

            assertThat(permitted).isFalse();
        }
    }

    @Nested
    class WithARangeAllowed {

        @Test
        void whatIsInItIsPermittedInEachSpelling() throws UnknownHostException {
            AddressRules rules = allowing("10.1.0.0/16", "fd00:1::/32");

            assertThat(rules.permit(address("10.1.255.255"))).isTrue();
            assertThat(rules.permit(address("::ffff:10.1.2.3"))).isTrue();
            assertThat(rules.permit(address("fd00:1:ffff::1"))).isTrue();
        }

        @Test
        void whatIsBesideItIsRefused() throws UnknownHostException {
            AddressRules rules = allowing("10.1.0.0/16", "fd00:1::/32", "192.168.7.9/32");

            assertThat(rules.permit(address("10.2.0.0"))).isFalse();
            assertThat(rules.permit(address("10.0.255.255"))).isFalse();
            assertThat(rules.permit(address("fd00:2::1"))).isFalse();
            assertThat(rules.permit(address("192.168.7.8"))).isFalse();
        }

        @Test
        void onlyAddressesOfItsKindAreMeant() throws UnknownHostException {
            AddressRules rules = allowing("0.0.0.0/0");

            assertThat(rules.permit(address("127.0.0.1"))).isTrue();
            assertThat(rules.permit(address("::1"))).isFalse();
        }

        @Test
        void oneMappedIntoIpv6IsTheRangeOfIpv4() throws UnknownHostException {
            AddressRules rules = allowing("::ffff:10.1.0.0/112");

            assertThat(rules.permit(address("10.1.2.3"))).isTrue();
            assertThat(rules.permit(address("10.2.2.3"))).isFalse();
        }
    }

    @Nested
    class TheConfiguration {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "10.0.0.0",
                    "10.0.0.0/",
                    "/8",
                    "10.0.0.0/33",
                    "10.0.0.0/-1",
                    "10.0.0.0/08",
                    "10.0.0.0/8/8",
                    "10.0.0.1/8",
                    "10.0.0/8",
                    "010.0.0.0/8",
                    "256.0.0.0/8",
                    "0x0a.0.0.0/8",
                    "167772160/8",
                    "localhost/32",
                    "intranet.example/32",
                    "fd00::/129",
                    "fd00::1/32",
                    "fd00:::/32",
                    "[fd00::]/32",
                    "fe80::%1/64",
                    "::ffff:10.0.0.0/8",
                    "*"
                })
        void isRefusedWhenARangeCannotBeRead(String range) {
            List<String> ranges = List.of("10.0.0.0/8", range);

            assertThatThrownBy(() -> AddressRange.configured("masthead.outbound.allow", ranges))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("masthead.outbound.allow: \"" + range + "\" ");
        }

        @Test
        void mayHaveSpacesRoundARange() {
            List<String> ranges = List.of(" 10.0.0.0/8", "fd00::/8 ");

            List<AddressRange> read = AddressRange.configured("masthead.outbound.allow", ranges);

            assertThat(read).containsExactly(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8"));
        }
    }
}
