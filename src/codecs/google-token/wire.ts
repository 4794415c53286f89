/** @see https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth */
export interface AccessToken {
  access_token: string;
  expires_in: number;
  token_type: "Bearer";
}
