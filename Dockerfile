# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -DskipTests package

FROM eclipse-temurin:25-jre
# A fixed number, so that the owner of a mounted /data can be set from outside.
RUN groupadd --gid 10001 masthead \
    && useradd --uid 10001 --gid masthead --no-create-home --home-dir /data masthead \
    && install --directory --owner=masthead --group=masthead /data
# From what changes least to what changes most.
COPY --from=build /build/target/quarkus-app/lib/ /app/lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar /app/
COPY --from=build /build/target/quarkus-app/app/ /app/app/
COPY --from=build /build/target/quarkus-app/quarkus/ /app/quarkus/
ENV LANG=C.UTF-8 LC_ALL=C.UTF-8 MASTHEAD_DATA_DIR=/data
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
# With bash alone, which every Debian and Ubuntu has: curl may leave the base image one day.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=5 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080} && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/app/quarkus-run.jar"]
