FROM python:3.12-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt \
    && /venv/bin/pip uninstall --yes pip
COPY bot bot
# The running image writes no bytecode: its root may be read-only.
RUN /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash bot

FROM python:3.12-slim
RUN useradd --no-create-home --uid 10001 sorabot && mkdir -p /app/data && chown 10001 /app/data
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app/bot bot
COPY locales locales
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HTTP_HOST=0.0.0.0
USER 10001
VOLUME /app/data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ.get(\"HTTP_PORT\", \"8080\")}/healthz', timeout=4)"]
CMD ["python", "-m", "bot", "run"]
