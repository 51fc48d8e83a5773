import { isInCall } from "../session/state";
import { CallScreen } from "./call-screen";
import { CallContext, type CallSurroundings, useCall, useStore } from "./context";
import { Ended } from "./ended";
import { Lobby } from "./lobby";

export function App(surroundings: CallSurroundings) {
  return (
    <CallContext value={surroundings}>
      <Rooms />
    </CallContext>
  );
}

function Rooms() {
  const { session } = useCall();
  const { phase, ending } = useStore(session.store);
  if (ending) return <Ended ending={ending} />;
  return isInCall(phase) ? <CallScreen /> : <Lobby />;
}
