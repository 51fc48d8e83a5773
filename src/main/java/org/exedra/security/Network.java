package org.exedra.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one address when requests are counted. */
final class Network {

    private static final int LONGEST = 64;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int IPV6_BYTES = 8;

    private Network() {}

    /** Of IPv6 the first 64 bits, for whoever has one address there has them all (RFC 6177, 2). */
    static String of(String address) {
        if (IPV6.matcher(address).matches()) {
            try {
                // An address in digits, so that no name is looked up.
                var parsed = InetAddress.getByName(address);
                return parsed instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_BYTES))
                        : parsed.getHostAddress();
            } catch (UnknownHostException e) {
                // none, so it counts as it is
            }
        }
        return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }
}
