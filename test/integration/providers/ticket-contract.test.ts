/** Every ticket system against its simulator over a real socket, with every way of signing in. */
import { ticketSystemIds, ticketSystems } from '../../../electron/systems/systems.ts'
import { ticketContracts } from '../../support/systems/ticket-systems-under-test.ts'

for (const id of ticketSystemIds) ticketContracts[id](ticketSystems[id].name)
