package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.account.AccountService;
import org.exedra.account.PersonFilter;
import org.exedra.account.PersonSummary;
import org.exedra.account.Profile;
import org.exedra.account.Role;
import org.exedra.client.Scope;
import org.exedra.platform.MayBeAbsent;
import org.exedra.security.CurrentAccount;

/** People, for coordinators and machine clients: added, looked up and changed as the university's own systems know them. */
@ApplicationScoped
@Tag(name = "People")
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("COORDINATOR")
public class PeopleResource {

    private static final String COLLECTION = "people";

    @Inject
    private AccountService people;

    @Inject
    private Creations creations;

    @Inject
    private CurrentAccount currentAccount;

    /** What is told of a person; {@code zone} is an IANA name. */
    public record PersonData(
            @Size(max = Profile.EXTERNAL_ID_LENGTH)
            @Schema(description = "The university's own id of them.", examples = "s-20417")
            String externalId,

            @NotBlank
            @Size(max = Profile.EMAIL_LENGTH)
            @Schema(description = "By which they sign in.", examples = "ada@example.edu")
            String email,

            @NotBlank @Size(max = Profile.NAME_LENGTH) String name,

            @NotBlank @Schema(description = "Their time zone, an IANA name.", examples = "Europe/Madrid")
            String zone,

            @NotBlank
            @Schema(
                    description = "Their language.",
                    enumeration = {"en", "es", "de"})
            String locale,

            @NotEmpty Set<@NotNull Role> roles) {

        /** Always in the same order, by which a request is known when it is repeated; a set of JSON Binding's has any. */
        public PersonData {
            if (roles != null && roles.stream().noneMatch(Objects::isNull)) {
                roles = new TreeSet<>(roles);
            }
        }

        Profile profile() {
            return new Profile(externalId, email, name, zoneId(), locale, roles);
        }

        private ZoneId zoneId() {
            try {
                return ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /** A person as those who look after people see them. */
    public record PersonDetails(
            UUID id,
            @MayBeAbsent String externalId,
            String email,
            String name,
            String zone,
            String locale,
            List<Role> roles,
            Instant createdAt,
            long version) {

        static PersonDetails of(PersonSummary person) {
            return new PersonDetails(
                    person.id(),
                    person.externalId().orElse(null),
                    person.email(),
                    person.name(),
                    person.zone().getId(),
                    person.locale(),
                    person.roles().stream().sorted().toList(),
                    person.createdAt(),
                    person.version());
        }
    }

    /** One page of a list. */
    public record PersonList(List<PersonDetails> items) {}

    @GET
    @NeedsScope(Scope.PEOPLE_READ)
    @Operation(
            summary = "List people, or find one by the university's own id",
            description = "In the order in which they were added.")
    @APIResponseSchema(value = PersonList.class, responseDescription = "One page.")
    public Response list(
            @QueryParam("externalId") String externalId,
            @QueryParam("email") String email,
            @QueryParam("role") String role,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit,
            @Context UriInfo uri) {
        var filter = new PersonFilter(
                Parameters.text("externalId", externalId),
                Parameters.text("email", email),
                Parameters.word("role", role, Role.class));
        var page = people.matching(currentAccount.actor(), filter, Cursor.read(cursor), Parameters.limit(limit))
                .map(PersonDetails::of);
        return Lists.answer(page, new PersonList(page.items()), uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsScope(Scope.PEOPLE_WRITE)
    @Operation(summary = "Add a person", description = "Only a person, and no machine client, adds coordinators.")
    @APIResponseSchema(value = PersonDetails.class, responseCode = "201", responseDescription = "Created.")
    @APIResponse(
            responseCode = "409",
            description = "`person-exists`: somebody has that e-mail address or external id.")
    public Response register(PersonData body, @Context HttpHeaders headers, @Context UriInfo uri) {
        var actor = currentAccount.actor();
        return creations.create(actor.id(), headers, uri, COLLECTION, body, () -> {
            var person = people.register(actor, body.profile());
            return new Creations.Created(person.id(), person.version(), PersonDetails.of(person));
        });
    }

    @GET
    @Path("/{id}")
    @NeedsScope(Scope.PEOPLE_READ)
    @Operation(summary = "Look a person up")
    @APIResponseSchema(value = PersonDetails.class, responseDescription = "The person.")
    public Response look(@PathParam("id") UUID id) {
        return answer(people.look(currentAccount.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsScope(Scope.PEOPLE_WRITE)
    @Operation(
            summary = "Change a person",
            description =
                    "All that is told of them is replaced; what is left out is emptied. Only a person, and no machine client, changes coordinators.")
    @APIResponseSchema(value = PersonDetails.class, responseDescription = "As they are now.")
    @APIResponse(responseCode = "409", description = "`person-exists`.")
    public Response change(@PathParam("id") UUID id, PersonData body, @Context HttpHeaders headers) {
        return answer(people.change(currentAccount.actor(), id, body.profile(), Versions.required(headers)));
    }

    private static Response answer(PersonSummary person) {
        return Response.ok(PersonDetails.of(person))
                .tag(Versions.tag(person.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
