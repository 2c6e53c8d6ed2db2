# Concord in a container: built in one stage, run in another by a user who may write nothing but /data.
FROM node:20.19-bookworm-slim AS build
WORKDIR /concord
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run --silent build && npm prune --omit=dev --no-audit --no-fund

FROM node:20.19-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 CONCORD_DATA=/data
WORKDIR /concord
COPY --from=build /concord/package.json ./
COPY --from=build /concord/node_modules ./node_modules
COPY --from=build /concord/dist ./dist
COPY --from=build /concord/manifests ./manifests
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
