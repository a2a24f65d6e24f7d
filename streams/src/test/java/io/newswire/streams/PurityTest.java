package io.newswire.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {

  @Test
  void stagesKnowNothingOfKafka() {
    var streams =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.newswire.streams");

    noClasses()
        .that()
        .resideInAnyPackage(
            "io.newswire.streams.normalize..",
            "io.newswire.streams.version..",
            "io.newswire.streams.tag..",
            "io.newswire.streams.dedup..",
            "io.newswire.streams.route..")
        .and()
        .resideOutsideOfPackage("..kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .because("stages are tested, timed and reused without a broker")
        .allowEmptyShould(true)
        .check(streams);
  }
}
