package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** The Kubernetes manifests are what Kubernetes knows, and name what this program knows. */
class KubernetesTest {

  private static final Path FOLDER = Path.of("../deploy/kubernetes");
  private static final String KUSTOMIZATION = "kustomization.yaml";

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "Namespace", Namespace.class,
          "ConfigMap", ConfigMap.class,
          "Service", Service.class,
          "Deployment", Deployment.class,
          "StatefulSet", StatefulSet.class,
          "Job", Job.class);

  /** Made by whoever installs it; see settings.yaml. */
  private static final String OWN_SECRET = "newswire";

  private static final YAMLMapper YAML = strict();

  private static YAMLMapper strict() {
    YAMLMapper mapper = new YAMLMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    // The model would keep fields that Kubernetes does not know; here they are refused.
    mapper.setAnnotationIntrospector(
        new JacksonAnnotationIntrospector() {
          @Override
          public Boolean hasAnySetter(Annotated annotated) {
            return false;
          }
        });
    return mapper;
  }

  @Test
  void areAllListedForKustomize() throws IOException {
    JsonNode kustomization = YAML.readTree(FOLDER.resolve(KUSTOMIZATION).toFile());

    List<String> listed = new ArrayList<>();
    kustomization.path("resources").forEach(resource -> listed.add(resource.asText()));

    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals(KUSTOMIZATION))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @TestFactory
  Stream<DynamicTest> holdOnlyFieldsThatKubernetesKnows() throws IOException {
    return documents().stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.path("kind").asText() + " " + document.at("/metadata/name").asText(),
                    () -> load(document)));
  }

  @TestFactory
  Stream<DynamicTest> startWhatTheProgramKnows() throws IOException {
    return eachPod(
        pod -> {
          for (Container container : pod.spec().getContainers()) {
            Map<String, String> environment = environment(container);
            CommandLine newswire = new CommandLine(new RootCommand());

            Settings settings = Settings.of(newswire, environment, SettingsFile.NONE);

            assertThat(settings.doubts()).isEmpty();
            newswire
                .setDefaultValueProvider(settings)
                .parseArgs(container.getArgs().toArray(String[]::new));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> askForHealthWhereItIsServed() throws IOException {
    return eachPod(
        pod -> {
          for (Container container : pod.spec().getContainers()) {
            if (pod.ends()) {
              assertThat(container.getLivenessProbe()).isNull();
              continue;
            }
            Map<String, Integer> ports = new HashMap<>();
            for (ContainerPort port : container.getPorts()) {
              ports.put(port.getName(), port.getContainerPort());
            }
            String healthPort = environment(container).get("NEWSWIRE_HEALTH_PORT");

            assertThat(ports).containsEntry("health", Integer.valueOf(healthPort));
            assertThat(environment(container)).containsEntry("NEWSWIRE_HEALTH_HOST", "0.0.0.0");
            assertThat(path(container.getStartupProbe())).isEqualTo("health/health/live");
            assertThat(path(container.getLivenessProbe())).isEqualTo("health/health/live");
            assertThat(path(container.getReadinessProbe())).isEqualTo("health/health/ready");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> giveNobodyMoreThanIsNeeded() throws IOException {
    return eachPod(
        pod -> {
          PodSpec spec = pod.spec();

          assertThat(spec.getAutomountServiceAccountToken()).isFalse();
          assertThat(spec.getEnableServiceLinks()).isFalse();
          assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
          assertThat(spec.getSecurityContext().getRunAsUser()).isEqualTo(imageUser());
          assertThat(spec.getSecurityContext().getSeccompProfile().getType())
              .isEqualTo("RuntimeDefault");
          if (!pod.ends()) {
            assertThat(spec.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(30);
          }
          for (Container container : spec.getContainers()) {
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> mountWhatIsThere() throws IOException {
    Set<String> configMaps = namesOf("ConfigMap");
    return eachPod(
        pod -> {
          Map<String, Volume> volumes = new HashMap<>();
          pod.spec().getVolumes().forEach(volume -> volumes.put(volume.getName(), volume));
          List<String> claims =
              pod.claims().stream().map(it -> it.getMetadata().getName()).toList();
          for (Container container : pod.spec().getContainers()) {
            assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/tmp");
            for (VolumeMount mount : container.getVolumeMounts()) {
              Volume volume = volumes.get(mount.getName());
              if (volume == null) {
                assertThat(claims).contains(mount.getName());
              } else if (volume.getConfigMap() != null) {
                assertThat(configMaps).contains(volume.getConfigMap().getName());
              } else if (volume.getSecret() != null) {
                assertThat(volume.getSecret().getSecretName()).isEqualTo(OWN_SECRET);
              }
            }
          }
        });
  }

  @Test
  void keepTheStateOfStreamsOnVolumesThatLast() throws IOException {
    Pod streams =
        pods().stream().filter(pod -> pod.name().equals("StatefulSet streams")).findFirst().get();
    Container container = streams.spec().getContainers().get(0);

    assertThat(streams.claims()).hasSize(1);
    PersistentVolumeClaim claim = streams.claims().get(0);
    assertThat(claim.getSpec().getResources().getRequests()).containsKey("storage");
    String mounted =
        container.getVolumeMounts().stream()
            .filter(mount -> mount.getName().equals(claim.getMetadata().getName()))
            .map(VolumeMount::getMountPath)
            .findFirst()
            .orElseThrow();
    assertThat(container.getArgs())
        .anyMatch(argument -> argument.startsWith("--state=" + mounted + "/"))
        .contains("--instance=$(POD_NAME)");
  }

  @Test
  void leadServicesToPortsThatPodsHave() throws IOException {
    List<Pod> pods = pods();
    for (JsonNode document : documents()) {
      if (load(document) instanceof Service service) {
        Map<String, String> wanted = service.getSpec().getSelector();
        List<String> ports =
            pods.stream()
                .filter(pod -> pod.labels().entrySet().containsAll(wanted.entrySet()))
                .flatMap(pod -> pod.spec().getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getName)
                .toList();
        service
            .getSpec()
            .getPorts()
            .forEach(port -> assertThat(ports).contains(port.getTargetPort().getStrVal()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> runTheImageThatKustomizeNames() throws IOException {
    JsonNode kustomization = YAML.readTree(FOLDER.resolve(KUSTOMIZATION).toFile());
    return eachPod(
        pod ->
            assertThat(pod.spec().getContainers())
                .extracting(Container::getImage)
                .containsOnly(kustomization.at("/images/0/name").asText()));
  }

  /** Whom the image runs as. */
  private static long imageUser() throws IOException {
    return Files.readAllLines(Path.of("../Dockerfile")).stream()
        .filter(line -> line.startsWith("USER "))
        .mapToLong(line -> Long.parseLong(line.substring("USER ".length(), line.indexOf(':'))))
        .findFirst()
        .orElseThrow();
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPort().getStrVal() + probe.getHttpGet().getPath();
  }

  private static Map<String, String> environment(Container container) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (var from : container.getEnvFrom()) {
      for (JsonNode document : documents()) {
        if (load(document) instanceof ConfigMap map
            && map.getMetadata().getName().equals(from.getConfigMapRef().getName())) {
          environment.putAll(map.getData());
        }
      }
    }
    for (EnvVar variable : container.getEnv()) {
      environment.put(variable.getName(), variable.getValue() == null ? "x" : variable.getValue());
    }
    return environment;
  }

  private static Set<String> namesOf(String kind) throws IOException {
    return documents().stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .map(document -> document.at("/metadata/name").asText())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Stream<DynamicTest> eachPod(PodCheck check) throws IOException {
    return pods().stream().map(pod -> DynamicTest.dynamicTest(pod.name(), () -> check.of(pod)));
  }

  private static List<Pod> pods() throws IOException {
    List<Pod> pods = new ArrayList<>();
    for (JsonNode document : documents()) {
      HasMetadata object = load(document);
      if (object instanceof Deployment deployment) {
        pods.add(Pod.of(object, deployment.getSpec().getTemplate(), List.of(), false));
      } else if (object instanceof StatefulSet set) {
        pods.add(
            Pod.of(
                object,
                set.getSpec().getTemplate(),
                set.getSpec().getVolumeClaimTemplates(),
                false));
      } else if (object instanceof Job job) {
        pods.add(Pod.of(object, job.getSpec().getTemplate(), List.of(), true));
      }
    }
    assertThat(pods).isNotEmpty();
    return pods;
  }

  private static HasMetadata load(JsonNode document) throws IOException {
    Class<? extends HasMetadata> type = KINDS.get(document.path("kind").asText());
    assertThat(type).as("kind %s", document.path("kind")).isNotNull();
    HasMetadata object = YAML.treeToValue(document, type);
    assertThat(document.path("apiVersion").asText()).isEqualTo(HasMetadata.getApiVersion(type));
    return object;
  }

  private static List<JsonNode> documents() throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        if (!file.endsWith(KUSTOMIZATION)) {
          try (var read = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            read.forEachRemaining(documents::add);
          }
        }
      }
    }
    return documents;
  }

  /** What is to be true of a pod. */
  private interface PodCheck {
    void of(Pod pod) throws IOException;
  }

  /**
   * A pod in the making.
   *
   * @param ends whether it does something and ends
   */
  private record Pod(
      String name,
      Map<String, String> labels,
      PodSpec spec,
      List<PersistentVolumeClaim> claims,
      boolean ends) {

    static Pod of(
        HasMetadata of,
        PodTemplateSpec template,
        List<PersistentVolumeClaim> claims,
        boolean ends) {
      return new Pod(
          of.getKind() + " " + of.getMetadata().getName(),
          template.getMetadata().getLabels(),
          template.getSpec(),
          claims,
          ends);
    }
  }
}
