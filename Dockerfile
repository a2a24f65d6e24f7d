# One image for all three services: `producer`, `streams` or `consumer` is its command.
#
# The first stage builds what ./newswire would build; where that is done already and nothing has changed since, it
# takes what is there. Both base images can be chosen: they need bash, and the first a JDK, the second a Java runtime.
ARG BUILD_IMAGE=eclipse-temurin:17-jdk
ARG RUN_IMAGE=eclipse-temurin:17-jre

FROM ${BUILD_IMAGE} AS build
COPY . /newswire
RUN /newswire/newswire --version

FROM ${RUN_IMAGE}
COPY --from=build /newswire/app/target/lib /opt/newswire/lib
COPY --from=build /newswire/newswire /newswire/LICENSE /newswire/NOTICE /opt/newswire/
RUN install -d -o 10001 -g 10001 /var/lib/newswire /var/lib/newswire/inbox /var/lib/newswire/streams
USER 10001:10001
ENV NEWSWIRE_DATA=/var/lib/newswire NEWSWIRE_JAVA_OPTS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
VOLUME /var/lib/newswire
EXPOSE 8080 8081
ENTRYPOINT ["/opt/newswire/newswire"]
CMD ["--help"]
