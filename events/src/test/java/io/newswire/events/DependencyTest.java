package io.newswire.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependencyTest {

  @Test
  void dependsOnKafkaClientsAndJacksonOnly() {
    var contract =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.newswire.events");

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.newswire.events..",
            "org.apache.kafka..",
            "com.fasterxml.jackson..",
            "io.soabase.recordbuilder.core..",
            "javax.annotation.processing..")
        .check(contract);
  }
}
