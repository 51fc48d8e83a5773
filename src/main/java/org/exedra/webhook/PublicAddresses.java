package org.exedra.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are of the public internet, by IANA's registries of special-purpose addresses (RFC 6890). Everything else
 * may be inside the university's own network, where a webhook must not reach.
 */
final class PublicAddresses {

    private static final List<Range> SPECIAL = Stream.of(
                    "0.0.0.0/8", // "this network", RFC 791
                    "10.0.0.0/8", // private, RFC 1918
                    "100.64.0.0/10", // shared with a carrier's NAT, RFC 6598
                    "127.0.0.0/8", // loopback, RFC 1122
                    "169.254.0.0/16", // link-local, RFC 3927; clouds' metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // IETF protocol assignments, RFC 6890
                    "192.0.2.0/24", // documentation, RFC 5737
                    "192.31.196.0/24", // AS112, RFC 7535
                    "192.52.193.0/24", // AMT, RFC 7450
                    "192.88.99.0/24", // 6to4 relays, RFC 7526
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112, RFC 7534
                    "198.18.0.0/15", // benchmarks, RFC 2544
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast, RFC 5771
                    "240.0.0.0/4", // reserved, RFC 1112, and broadcast
                    "2001::/23", // IETF protocol assignments, RFC 2928; Teredo
                    "2001:db8::/32", // documentation, RFC 3849
                    "2620:4f:8000::/48", // AS112
                    "3fff::/20") // documentation, RFC 9637
            .map(Range::of)
            .toList();

    /** What may be unicast of the whole internet, RFC 4291, 2.4: loopback, unique local, link-local and mapped are outside. */
    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    /** IPv4 addresses inside IPv6 ones: a translator or tunnel would lead there. */
    private static final Range NAT64 = Range.of("64:ff9b::/96"); // RFC 6052

    private static final Range SIX_TO_FOUR = Range.of("2002::/16"); // RFC 3056

    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return SPECIAL.stream().noneMatch(range -> range.contains(bytes));
        }
        if (NAT64.contains(bytes)) {
            return contains(embedded(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return contains(embedded(bytes, 2));
        }
        return GLOBAL_UNICAST.contains(bytes) && SPECIAL.stream().noneMatch(range -> range.contains(bytes));
    }

    private static InetAddress embedded(byte[] bytes, int offset) {
        return address(Arrays.copyOfRange(bytes, offset, offset + IPV4_BYTES));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A range such as {@code 10.0.0.0/8}. */
    private record Range(byte[] prefix, int bits) {

        static Range of(String text) {
            String[] parts = text.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
