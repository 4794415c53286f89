/**
 * The SDKs that the table of faults has, and what they are asked for; a `+` names what an endpoint is asked with, where it
 * is asked in several ways.
 */
export const FAULT_CLIENTS: Record<string, string> = {
  "@ai-sdk/gateway": "vercelGateway.languageModel",
  "@anthropic-ai/bedrock-sdk": "bedrock.invokeModel bedrock.messages",
  "@anthropic-ai/sdk":
    "anthropic.messages azureOpenAI.messages deepseek.messages fireworks.messages githubCopilot.messages llamacpp.messages lmstudio.messages moonshot.messages ollama.messages openrouter.messages vercelGateway.messages vllm.messages zai.messages",
  "@anthropic-ai/sdk@0": "anthropic.complete",
  "@anthropic-ai/vertex-sdk": "vertex.messages",
  "@aws-sdk/client-bedrock-runtime": "bedrock.converse bedrock.converse+FetchHttpHandler",
  "@cerebras/cerebras_cloud_sdk": "cerebras.chat cerebras.completions",
  "@google/genai":
    "gemini.generateContent gemini.interactions gemini.interactions.get vertex.generateContent",
  "@huggingface/inference":
    "huggingface.chatCompletion+@huggingface/inference huggingface.textGeneration",
  "@mistralai/mistralai":
    "mistral.agents mistral.chat mistral.fim mistral.speech mistral.transcriptions",
  "@openrouter/sdk": "openrouter.chat+@openrouter/sdk",
  "@perplexity-ai/perplexity_ai": "perplexity.chat perplexity.responses",
  cloudflare: "cloudflare.run",
  "cohere-ai": "cohere.chat cohere.chat.v1 cohere.generate",
  "groq-sdk": "groq.chat+groq-sdk",
  ollama: "ollama.chat ollama.generate",
  openai:
    "ai21.chat anthropic.chat azureOpenAI.chat azureOpenAI.completions azureOpenAI.responses baseten.chat bedrock.chat bedrock.responses cloudflare.chatCompletions cloudflare.responses dashscope.chat databricks.chat databricks.completions databricks.responses deepinfra.chat deepinfra.completions deepseek.chat deepseek.completions deepseek.responses fireworks.chat fireworks.completions fireworks.responses gemini.chat githubCopilot.chat githubCopilot.responses githubModels.chat groq.chat groq.responses huggingface.chatCompletion huggingface.responses huggingfacePartners.chat huggingfacePartners.completions hyperbolic.chat hyperbolic.completions litellm.chat litellm.completions litellm.responses llamacpp.chat llamacpp.completions llamacpp.responses lmstudio.chat lmstudio.completions lmstudio.responses moonshot.chat novita.chat novita.completions nvidia.chat nvidia.completions ollama.chatCompletions ollama.completions ollama.responses openai.chat openai.completions openai.images openai.responses openai.responses.retrieve openai.runs openai.transcriptions openrouter.chat openrouter.completions openrouter.responses sambanova.chat sambanova.completions venice.chat vercelGateway.chat vercelGateway.responses vertex.chat vllm.chat vllm.completions vllm.responses xai.chat xai.responses zai.chat",
  replicate: "replicate.deployments replicate.predictions replicate.predictions.stream",
  "together-ai": "together.chat together.completions",
  "workers-ai-provider": "cloudflare.run+workers-ai-provider",
};

/** Those that the contract suite asks; `test/sdk/more-faults.test.ts` asks the others. */
export const CONTRACT_CLIENTS: ReadonlySet<string> = new Set(
  "anthropic.messages azureOpenAI.chat bedrock.chat bedrock.converse bedrock.converse+FetchHttpHandler bedrock.invokeModel bedrock.responses cloudflare.run cohere.chat cohere.chat.v1 cohere.generate gemini.chat gemini.generateContent gemini.interactions groq.chat huggingface.chatCompletion litellm.chat mistral.agents mistral.chat mistral.fim ollama.chat ollama.chatCompletions ollama.generate ollama.messages openai.chat openai.completions openai.responses openrouter.chat vercelGateway.chat vercelGateway.languageModel vertex.generateContent vertex.messages".split(
    " ",
  ),
);
