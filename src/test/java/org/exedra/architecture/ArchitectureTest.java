package org.exedra.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Singleton;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.ws.rs.Path;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import org.exedra.startup.DemoNotice;
import org.exedra.startup.Preflight;

/** The picture of the house in the README, kept true. */
@AnalyzeClasses(packages = "org.exedra", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule every_arrow_points_inward = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.exedra..")
            .layer("platform")
            .definedBy("org.exedra.platform..")
            .layer("account")
            .definedBy("org.exedra.account..")
            .layer("client")
            .definedBy("org.exedra.client..")
            .layer("booking")
            .definedBy("org.exedra.booking..")
            .layer("video")
            .definedBy("org.exedra.video")
            .layer("video back ends")
            .definedBy("org.exedra.video.*..")
            .layer("call")
            .definedBy("org.exedra.call..")
            .layer("attendance")
            .definedBy("org.exedra.attendance..")
            .layer("idempotency")
            .definedBy("org.exedra.idempotency..")
            .layer("webhook")
            .definedBy("org.exedra.webhook..")
            .layer("security")
            .definedBy("org.exedra.security..")
            .layer("api")
            .definedBy("org.exedra.api..")
            .layer("web")
            .definedBy("org.exedra.web..")
            .layer("startup")
            .definedBy("org.exedra.startup..")
            .whereLayer("platform")
            .mayNotAccessAnyLayer()
            .whereLayer("account")
            .mayOnlyAccessLayers("platform")
            .whereLayer("client")
            .mayOnlyAccessLayers("account", "platform")
            .whereLayer("booking")
            .mayOnlyAccessLayers("account", "platform")
            .whereLayer("video")
            .mayOnlyAccessLayers("platform")
            .whereLayer("video back ends")
            .mayOnlyAccessLayers("video", "platform")
            .whereLayer("call")
            .mayOnlyAccessLayers("booking", "account", "video", "platform")
            .whereLayer("attendance")
            .mayOnlyAccessLayers("call", "booking", "account", "platform")
            .whereLayer("idempotency")
            .mayOnlyAccessLayers("platform")
            .whereLayer("webhook")
            .mayOnlyAccessLayers("call", "booking", "account", "platform")
            .whereLayer("security")
            .mayOnlyAccessLayers("client", "account", "platform")
            .whereLayer("api")
            .mayOnlyAccessLayers(
                    "call",
                    "attendance",
                    "webhook",
                    "booking",
                    "account",
                    "video",
                    "client",
                    "idempotency",
                    "security",
                    "platform")
            .whereLayer("web")
            .mayOnlyAccessLayers(
                    "call", "attendance", "webhook", "booking", "account", "video", "client", "security", "platform")
            .whereLayer("startup")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule every_class_has_its_place_in_the_picture = classes()
            .should()
            .resideInAnyPackage(
                    "org.exedra.platform..",
                    "org.exedra.account..",
                    "org.exedra.client..",
                    "org.exedra.booking..",
                    "org.exedra.video..",
                    "org.exedra.call..",
                    "org.exedra.attendance..",
                    "org.exedra.idempotency..",
                    "org.exedra.webhook..",
                    "org.exedra.security..",
                    "org.exedra.api..",
                    "org.exedra.web..",
                    "org.exedra.startup..");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("org.exedra.(**)").should().beFreeOfCycles();

    /** What is not in the WAR. Annotations of an API that a server lacks are as good as not there. */
    @ArchTest
    static final ArchRule what_makes_the_openapi_document_is_of_no_use_at_run_time = noClasses()
            .that()
            .resideOutsideOfPackage("org.exedra.api.openapi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.exedra.api.openapi..")
            .orShould()
            .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile..")
                    .and(not(resideInAPackage("org.eclipse.microprofile.openapi.annotations.."))));

    @ArchTest
    static final ArchRule nothing_is_of_one_server_only = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "fish.payara..",
                            "com.sun..",
                            "sun..",
                            "org.glassfish..",
                            "org.eclipse.persistence..",
                            "org.jboss..",
                            "org.hibernate..",
                            "org.apache.catalina..")
                    .and(not(resideInAPackage("com.sun.net.httpserver"))));

    /** It is the JDK's, but not every server lets an application have it. */
    @ArchTest
    static final ArchRule the_jdks_own_server_is_used_before_the_real_one_starts_alone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.exedra.startup.WaitingRoom")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver");

    /** What is said at the start is for a person who looks at the console; all else is for the log. */
    @ArchTest
    static final ArchRule nothing_is_written_to_the_console_but_at_the_start = noClasses()
            .that()
            .doNotBelongToAnyOf(DemoNotice.class, Preflight.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(PrintStream.class)
            .orShould()
            .callMethodWhere(target(name("printStackTrace")));

    @ArchTest
    static final ArchRule the_edges_do_not_reach_into_the_database = noClasses()
            .that()
            .resideInAnyPackage("org.exedra.api..", "org.exedra.web..", "org.exedra.video..", "org.exedra.platform..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EntityManager.class, EntityManagerFactory.class);

    @ArchTest
    static final ArchRule entities_do_not_leave_the_services = noClasses()
            .that()
            .resideInAnyPackage("org.exedra.api..", "org.exedra.web..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule the_domain_knows_no_http = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.exedra.account..",
                    "org.exedra.client..",
                    "org.exedra.booking..",
                    "org.exedra.attendance..",
                    "org.exedra.video..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.faces..", "jakarta.websocket..");

    @ArchTest
    static final ArchRule resources_are_only_in_the_api =
            classes().that().areAnnotatedWith(Path.class).should().resideInAPackage("org.exedra.api..");

    @ArchTest
    static final ArchRule nobody_asks_the_machine_what_time_it_is = noClasses()
            .that(not(simpleName("Platform")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule no_name_says_nothing = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    /** It does not make a class a bean (CDI 4.0, 2.5.1), although some servers take it for one. */
    @ArchTest
    static final ArchRule every_bean_has_a_scope = noClasses().should().beAnnotatedWith(Singleton.class);
}
