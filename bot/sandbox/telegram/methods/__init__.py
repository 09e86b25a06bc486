"""The Bot API's methods: each takes the cloud and the call's arguments, and returns the result or raises ApiError."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.methods import answering, editing, mini_app, receiving, sending, stars, surroundings

Method = Callable[[Cloud, Arguments], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": surroundings.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendVideo": sending.send_video,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "sendMessageDraft": sending.send_message_draft,
    "forwardMessage": sending.forward_message,
    "copyMessage": sending.copy_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editEphemeralMessageText": editing.edit_ephemeral_message_text,
    "deleteEphemeralMessage": editing.delete_ephemeral_message,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": answering.answer_callback_query,
    "answerInlineQuery": answering.answer_inline_query,
    "answerGuestQuery": answering.answer_guest_query,
    "sendInvoice": stars.send_invoice,
    "createInvoiceLink": stars.create_invoice_link,
    "answerPreCheckoutQuery": stars.answer_pre_checkout_query,
    "refundStarPayment": stars.refund_star_payment,
    "getStarTransactions": stars.get_star_transactions,
    "getMyStarBalance": stars.get_my_star_balance,
    "setChatMenuButton": mini_app.set_chat_menu_button,
    "getChatMenuButton": mini_app.get_chat_menu_button,
    "savePreparedInlineMessage": mini_app.save_prepared_inline_message,
    "getChat": surroundings.get_chat,
    "getChatMember": surroundings.get_chat_member,
    "getChatAdministrators": surroundings.get_chat_administrators,
    "getChatMemberCount": surroundings.get_chat_member_count,
    "leaveChat": surroundings.leave_chat,
    "setMessageReaction": surroundings.set_message_reaction,
    "getFile": surroundings.get_file,
    "setMyCommands": surroundings.set_my_commands,
    "getMyCommands": surroundings.get_my_commands,
    "deleteMyCommands": surroundings.delete_my_commands,
    "setMyDescription": surroundings.set_my_description,
    "getMyDescription": surroundings.get_my_description,
    "setMyShortDescription": surroundings.set_my_short_description,
    "getMyShortDescription": surroundings.get_my_short_description,
    "setMyName": surroundings.set_my_name,
}
"""By Telegram's spelling, which the server does not insist on."""
