package org.exedra.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.Settings;

/**
 * Where webhooks may be sent: over https to public addresses, and besides to the hosts that a setting names. A name is looked up
 * here, and the connection goes to the very addresses that were looked at: a name that leads elsewhere at the second look
 * (DNS rebinding) gains nothing.
 */
@ApplicationScoped
public class WebhookHosts implements DnsResolver {

    static final int URL_LENGTH = 500;

    private static final String FIELD = "url";
    private static final int HIGHEST_PORT = 65_535;

    private Set<String> allowed = Set.of();

    /** A host leads to an address that webhooks are not sent to. */
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String host) {
            super(host + " is not at a public address");
        }
    }

    protected WebhookHosts() {}

    @Inject
    public WebhookHosts(Settings settings) {
        this(settings.webhookAllowedHosts());
    }

    WebhookHosts(Set<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * The address of a receiver, as it is written down.
     *
     * @throws Invalid if nothing can be sent there
     */
    String require(String text) {
        var url = parse(text);
        if (!mayBeTold(url.getScheme(), url.getHost())) {
            throw new Invalid("webhook-not-https", FIELD, "Webhooks are sent over https only.");
        }
        if (url.getRawUserInfo() != null) {
            throw new Invalid(
                    "webhook-credentials", FIELD, "The address must not have a user name or a password in it.");
        }
        try {
            resolve(url.getHost());
        } catch (AddressRefused e) {
            throw new Invalid(
                    "webhook-private-address",
                    FIELD,
                    "This host is inside a private network. EXEDRA_WEBHOOK_ALLOWED_HOSTS can name it.");
        } catch (UnknownHostException e) {
            throw new Invalid("webhook-unknown-host", FIELD, "There is no host of that name.");
        }
        return url.toString();
    }

    private static URI parse(String text) {
        String stripped = text == null ? "" : text.strip();
        try {
            var url = new URI(stripped);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            boolean port = url.getPort() != 0 && url.getPort() <= HIGHEST_PORT;
            if (web
                    && port
                    && url.getHost() != null
                    && url.getRawFragment() == null
                    && stripped.length() <= URL_LENGTH) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new Invalid("invalid-webhook-url", FIELD, "This must be an address such as https://example.edu/hook.");
    }

    /** Held at each attempt, as the address is: the setting may not name the host any more. */
    boolean mayBeTold(String scheme, String host) {
        return "https".equals(scheme) || isAllowed(host);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!isAllowed(host) && !Stream.of(addresses).allMatch(PublicAddresses::contains)) {
            throw new AddressRefused(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", ""));
    }
}
