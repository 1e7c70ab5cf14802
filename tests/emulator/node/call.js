// Call an action with an official client: read the call as JSON from the standard input, and write the
// reply to the standard output.
const { client, endpoint, accessKey, secretKey, sessionToken, action, version, body, headers } =
  JSON.parse(require("node:fs").readFileSync(0));
const host = new URL(endpoint).host;
const place = { host, region: "cn-north-1", sessionToken };

const clients = {
  "@volcengine/openapi": () => {
    const { Service } = require("@volcengine/openapi");
    const service = new Service({
      ...place, accessKeyId: accessKey, secretKey, serviceName: "rtc", protocol: "http:",
      defaultVersion: version,
    });
    return service.createJSONAPI(action)(body, { headers });
  },
  "@volcengine/sdk-core": async () => {
    const { Client, Command } = require("@volcengine/sdk-core");
    const caller = new Client({
      ...place, accessKeyId: accessKey, secretAccessKey: secretKey, protocol: "http",
    });
    const command = new Command(body);
    command.requestConfig = {
      method: "POST", pathname: "/", serviceName: "rtc", params: { Action: action, Version: version },
    };
    try {
      return await caller.send(command);
    } catch (error) {
      if (!error.data) throw error;
      return error.data;
    } finally {
      caller.destroy();
    }
  },
};

clients[client]().then((reply) => process.stdout.write(JSON.stringify(reply)));
