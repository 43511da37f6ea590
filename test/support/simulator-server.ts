/** Serves a simulator of the practice directory on a loopback socket, for tests and for `npm run simulate`. */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { ConnectionLost, type Simulator } from '../../electron/practice/simulator.ts'

export interface SimulatorServer {
  /** `http://127.0.0.1:PORT/restApi`. Stays the same over `stop` and `start`. */
  readonly baseUrl: string
  readonly port: number
  /** Cuts every open connection; the server goes on listening. */
  cutConnections(): void
  /** Cuts every open connection and frees the port: connections are refused from now on. */
  stop(): Promise<void>
  /** Listens again on the same port. */
  start(): Promise<void>
  /** What is written to the socket in place of every answer from now on; `null` for the simulator's own again. */
  interfere(oddity: Interference | null): void
  /** As `stop`, for good. */
  close(): Promise<void>
}

/** Bytes as they are, after which the connection is closed. `usual` is what the simulator answers: asked for, the request is carried out. */
export type Interference = (usual: () => Promise<Response>) => Promise<Uint8Array>

/** Listens on 127.0.0.1. Port 0 (the default) takes a free one. Rejects with the system's error when the port is taken. */
export async function serveSimulator(simulator: Simulator, wishedPort = 0): Promise<SimulatorServer> {
  const sockets = new Set<Socket>()
  let oddity: Interference | null = null
  const server = createAdaptorServer({
    fetch: async (request: Request, env) => {
      const { socket } = (env as HttpBindings).incoming
      try {
        const usual = async (): Promise<Response> => simulator.app.fetch(request)
        if (oddity === null) return await usual()
        socket.end(await oddity(usual))
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error
        socket.destroy()
      }
      return RESPONSE_ALREADY_SENT
    },
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  function cutConnections(): void {
    for (const socket of sockets) socket.destroy()
  }

  async function stop(): Promise<void> {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    cutConnections()
    await closed
  }

  const port = await listen(wishedPort)
  return {
    baseUrl: `http://127.0.0.1:${port}${simulator.basePath}`,
    port,
    cutConnections,
    interfere(wished) {
      oddity = wished
    },
    stop,
    start: async () => {
      await listen(port)
    },
    close: stop,
  }
}
