# One image for all three services: `producer`, `streams` or `consumer` is its command.
#
# The first stage builds what ./newswire would build; where that is done already and nothing has changed since, it
# takes what is there. It also cuts a Java runtime to size. Both base images can be chosen: the first needs bash and a
# JDK, the second bash and the first one's C library.
ARG BUILD_IMAGE=eclipse-temurin:17-jdk
ARG RUN_IMAGE=debian:bookworm-slim

FROM ${BUILD_IMAGE} AS build
COPY . /newswire
RUN /newswire/newswire --version
# Charsets and locales: wires come in old encodings and with dates in many languages.
RUN jlink --output /opt/java --strip-java-debug-attributes --no-man-pages --no-header-files --compress 2 \
  --add-modules java.se,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs

FROM ${RUN_IMAGE}
COPY --from=build /opt/java /opt/java
COPY --from=build /newswire/app/target/lib /opt/newswire/lib
COPY --from=build /newswire/newswire /newswire/LICENSE /newswire/NOTICE /opt/newswire/
# What it consists of, and under which licences.
COPY --from=build /newswire/app/target/newswire.cdx.json /newswire/app/target/THIRD-PARTY.txt /opt/newswire/
RUN install -d -o 10001 -g 10001 /var/lib/newswire /var/lib/newswire/inbox /var/lib/newswire/streams
USER 10001:10001
ENV JAVA_HOME=/opt/java \
  NEWSWIRE_DATA=/var/lib/newswire \
  NEWSWIRE_JAVA_OPTS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
VOLUME /var/lib/newswire
EXPOSE 8080 8081
ENTRYPOINT ["/opt/newswire/newswire"]
CMD ["--help"]
