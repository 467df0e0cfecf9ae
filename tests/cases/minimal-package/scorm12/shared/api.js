const API = window.API;
API.LMSInitialize("");
window.addEventListener("pagehide", () => API.LMSFinish(""));
