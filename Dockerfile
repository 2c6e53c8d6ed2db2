# Concord in a container: built in one stage, run in another by a user who may write nothing but /data, on a read-only root.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /concord
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run --silent build && node .config/imageTree.mjs /image

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 CONCORD_DATA=/data
WORKDIR /concord
COPY --from=build /image ./
RUN mkdir /data && chown node:node /data && ln -s /concord/dist/cli.js /usr/local/bin/concord
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
