package hcchat.spec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deployables depend on contracts, contracts on no deployable, anything on storage, infra on all; what is heavy stays
/// in the one place that needs it.
class DirectionOfDependenciesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("hcchat");

    private static final String[] DEPLOYABLES = {"hcchat.command..", "hcchat.query..", "hcchat.edge.."};
    private static final String[] INFRA = {
        "hcchat.allinone..",
        "hcchat.harness..",
        "hcchat.bench..",
        "hcchat.cli..",
        "hcchat.spec..",
        "hcchat.formatting.."
    };

    @Test
    void the_words_of_a_room_need_java_alone() {
        onlyJavaAnd("hcchat.room..");
    }

    @Test
    void the_words_of_the_wire_need_those_of_a_room_and_java_alone() {
        onlyJavaAnd("hcchat.wire..", "hcchat.room..");
    }

    @Test
    void storage_depends_on_nobody_else_of_ours() {
        noClasses()
                .that()
                .resideInAPackage("hcchat.storage..")
                .should()
                .dependOnClassesThat(otherThan("hcchat.storage..", "hcchat.."))
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hcchat.log..", "hcchat.intake..", "hcchat.replay..", "hcchat.storage..", "hcchat.client.."})
    void a_contract_never_depends_on_a_deployable(String contract) {
        noClasses()
                .that()
                .resideInAPackage(contract)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DEPLOYABLES)
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hcchat.command..", "hcchat.query..", "hcchat.edge.."})
    void no_deployable_sees_another(String deployable) {
        noClasses()
                .that()
                .resideInAPackage(deployable)
                .should()
                .dependOnClassesThat(otherThan(deployable, DEPLOYABLES))
                .check(OURS);
    }

    @Test
    void no_server_module_depends_on_the_client() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "hcchat.client..", "hcchat.harness..", "hcchat.bench..", "hcchat.cli..", "hcchat.spec..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("hcchat.client..")
                .check(OURS);
    }

    @Test
    void nothing_that_is_shipped_depends_on_infra() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INFRA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INFRA)
                .check(OURS);
    }

    @Test
    void axon_stays_in_the_command_side() {
        only("org.axonframework..", "hcchat.command..");
    }

    @Test
    void kafka_stays_behind_the_log() {
        // The harness damages the log on purpose.
        only("org.apache.kafka..", "hcchat.log..", "hcchat.allinone.kafka..", "hcchat.harness..");
    }

    @Test
    void grpc_stays_in_the_two_contracts_and_their_adapters() {
        // The table of doors knocks with tokens that no client of ours would show.
        only(
                "io.grpc..",
                "hcchat.intake..",
                "hcchat.replay..",
                "hcchat.command.intake..",
                "hcchat.command.keys..",
                "hcchat.query.replay..",
                "hcchat.spec.doors..");
    }

    @Test
    void stores_of_objects_stay_behind_their_port() {
        only("io.minio..", "hcchat.storage.objects..");
        only("okhttp3..", "hcchat.storage.objects..");
        only("org.gaul..", "hcchat.allinone.objects..");
        only("software.amazon.awssdk..", "hcchat.allinone.objects..");
    }

    @Test
    void only_who_keeps_attachments_knows_where_they_lie() {
        noClasses()
                .that()
                .resideOutsideOfPackages("hcchat.storage.objects..", "hcchat.command..", "hcchat.allinone..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("hcchat.storage.objects..")
                .check(OURS);
    }

    @Test
    void spring_stays_in_the_deployables() {
        only(
                "org.springframework..",
                "hcchat.command..",
                "hcchat.query..",
                "hcchat.edge..",
                "hcchat.allinone..",
                "hcchat.harness..");
    }

    @Test
    void what_the_jdk_lacks_of_cryptography_stays_in_the_client() {
        // And in the measure that a login is held against.
        only("org.bouncycastle..", "hcchat.client..", "hcchat.bench.scenario..");
    }

    @Test
    void doors_of_rest_stay_in_rest() {
        only("org.springframework.security..", "hcchat.command.rest..", "hcchat.command.account..");
        only("io.github.bucket4j..", "hcchat.command.rest..");
    }

    @Test
    void terminals_stay_in_the_terminal_client() {
        only("org.jline..", "hcchat.cli..");
    }

    @Test
    void the_client_library_stays_behind_one_seam_in_the_terminal_client() {
        noClasses()
                .that()
                .resideInAnyPackage("hcchat.cli.screen..", "hcchat.cli.text..", "hcchat.cli.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("hcchat.client..")
                .check(OURS);
    }

    @Test
    void edges_do_not_touch_the_store() {
        noClasses()
                .that()
                .resideInAnyPackage("hcchat.edge..", "hcchat.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(OURS);
    }

    @Test
    void folders_of_the_tree_do_not_depend_on_each_other_in_circles() {
        slices().matching("hcchat.(*)..").should().beFreeOfCycles().check(OURS);
    }

    private static DescribedPredicate<JavaClass> otherThan(String own, String... all) {
        return resideInAnyPackage(all).and(not(resideInAPackage(own)));
    }

    private static void onlyJavaAnd(String contract, String... others) {
        classes()
                .that()
                .resideInAPackage(contract)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(others)
                        .or(resideInAnyPackage(contract, "java..", "javax.crypto..", "org.jspecify..")))
                .check(OURS);
    }

    private static void only(String library, String... users) {
        noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(OURS);
    }
}
