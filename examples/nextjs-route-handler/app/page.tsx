"use client";

import { useChat } from "@ai-sdk/react";
import { DefaultChatTransport, type UIMessage } from "ai";
import type { ReactElement } from "react";

/** `transport` is the page's own route, unless a test gives another. */
export default function Page({
  transport = new DefaultChatTransport<UIMessage>({ api: "/api/chat" }),
}): ReactElement {
  const { messages, sendMessage, error } = useChat({ transport });
  return (
    <main>
      {messages.map(({ id, role, parts }) => (
        <p key={id} data-role={role}>
          {parts.map((part) => (part.type === "text" ? part.text : ""))}
        </p>
      ))}
      {error && <p role="alert">{error.message}</p>}
      <button onClick={() => void sendMessage({ text: "How is the weather?" })}>Ask</button>
    </main>
  );
}
